namespace SearchPlans.Lucene.Analysis.SmartCn;

internal sealed partial class SmartCnDictionary
{
    private const string Resource = "smartcn.bin";

    private static readonly Lazy<Task<SmartCnDictionary>> _shipped = new(() => Task.Run(LoadShipped));

    /// <summary>
    /// The dictionary that comes with the program, once for all. The first to ask sets its loading off and doesn't wait:
    /// much else can be done meanwhile. What goes wrong is thrown to whoever waits.
    /// </summary>
    public static Task<SmartCnDictionary> Shipped => _shipped.Value;

    /// <summary>Sets off loading the shipped dictionary with the words of a lexicon added.</summary>
    public static Task<SmartCnDictionary> ShippedWith(Lexicon lexicon) =>
        lexicon.Count == 0 ? Shipped : Task.Run(() => new SmartCnDictionary(ReadShipped().With(lexicon)));

    /// <summary>The sum over the data of the dictionary that comes with the program, known without loading it.</summary>
    /// <exception cref="InvalidDataException">The program's file is damaged.</exception>
    public static uint ShippedChecksum
    {
        get
        {
            using Stream stream = OpenShipped();
            return SmartCnDictionaryFile.ReadChecksum(stream);
        }
    }

    private static SmartCnDictionary LoadShipped() => new(ReadShipped());

    private static SmartCnDictionaryFile ReadShipped()
    {
        using Stream stream = OpenShipped();
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return SmartCnDictionaryFile.Read(file);
    }

    private static Stream OpenShipped() => typeof(SmartCnDictionary).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidDataException($"SmartCn dictionary: the resource {Resource} is missing from the program.");
}
