using System.Reflection;

namespace SearchPlans.SmartCn.Dictionary;

/// <summary>Reads the arrays that the package's <c>.mem</c> resources are made of.</summary>
internal static class PackageResource
{
    /// <summary>Opens the resource whose name ends with <paramref name="name"/>.</summary>
    /// <exception cref="InvalidDataException">The package has no such resource.</exception>
    public static BinaryReader Open(Assembly package, string name)
    {
        string resource = Array.Find(package.GetManifestResourceNames(), n => n.EndsWith('.' + name))
            ?? throw new InvalidDataException($"{package.GetName().Name} has no resource {name}.");
        return new BinaryReader(package.GetManifestResourceStream(resource)!);
    }

    /// <summary>Reads an array: its length, then its entries; null where the length is -1.</summary>
    public static T[]? ReadArray<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int length = reader.ReadInt32();
        if (length < 0)
        {
            return null;
        }
        var array = new T[length];
        for (int i = 0; i < length; i++)
        {
            array[i] = read(reader);
        }
        return array;
    }

    /// <summary>Throws unless everything was read: what follows would be of a form not known here.</summary>
    public static void RequireEnd(BinaryReader reader)
    {
        if (reader.BaseStream.Position != reader.BaseStream.Length)
        {
            long rest = reader.BaseStream.Length - reader.BaseStream.Position;
            throw new InvalidDataException($"{rest} bytes follow what is known of the resource.");
        }
    }
}
