using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Index.Queries;

/// <summary>
/// The quantities of a text as <see cref="QuantityTerms"/>, and the signs that part what they are said of, on positions counted as
/// <see cref="CharacterStream"/> does:
/// <list type="bullet">
/// <item>a quantity at its first character; of several in a row that are said of the same words all at that of the first; a
/// term's range is the whole quantity, its unit included;</item>
/// <item>one that is dealt out to an indicator of a list (甲、乙分别增长5%和7%) also at the last character of that, as
/// <see cref="QuantityTerms.Owned"/>, and at the end of what all of the list share (城镇、农村居民收入: 居民收入), as
/// <see cref="QuantityTerms.Shared"/>;</item>
/// <item><see cref="ItemStart"/> where such an indicator begins;</item>
/// <item><see cref="Boundary"/>, <see cref="Sign"/> and <see cref="HeadStart"/> at the last character before them.</item>
/// </list>
/// </summary>
internal sealed class QuantityAnalyzer : BufferAnalyzer
{
    /// <summary>The term between clauses about different indicators.</summary>
    public const string Boundary = "|";

    /// <summary>The term of a sign in a sentence that holds a quantity.</summary>
    public const string Sign = "、";

    /// <summary>The term at the first character of an indicator of a list.</summary>
    public const string ItemStart = "<";

    /// <summary>The term before what the indicators of a list share.</summary>
    public const string HeadStart = "^";

    /// <inheritdoc />
    public override string Identity => $"quantities-3 of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new QuantityTokenizer();

    private sealed class QuantityTokenizer : BufferTokenizer
    {
        private readonly QuantityClauses _clauses = new();
        private readonly List<int> _ends = [];
        private readonly List<(int Position, string Term, int Start, int End)> _found = [];

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            _clauses.Read(text);
            if (_clauses.Quantities.Count == 0)
            {
                return;
            }
            _ends.Clear();
            var characters = new CharacterStream(text);
            while (characters.MoveNext())
            {
                _ends.Add(characters.EndChar);
            }
            _found.Clear();
            Collect();
            // Terms are added by rising position.
            _found.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Start.CompareTo(b.Start));
            int added = -1;
            foreach ((int position, string term, int start, int end) in _found)
            {
                tokens.Add(term, start, end, position - added);
                added = position;
            }
        }

        private void Collect()
        {
            foreach (int at in _clauses.Boundaries)
            {
                Add(CharactersBefore(at) - 1, Boundary, at, at);
            }
            foreach (int at in _clauses.Signs)
            {
                Add(CharactersBefore(at) - 1, Sign, at, at + 1);
            }
            int head = -1;
            foreach (AttachedQuantity quantity in _clauses.Quantities)
            {
                char role = QuantityTerms.RoleOf(quantity.Role);
                if (quantity.Owner.Start < 0)
                {
                    Add(CharactersBefore(quantity.At), role, quantity.Quantity);
                    continue;
                }
                Add(CharactersBefore(quantity.At), QuantityTerms.Dealt, quantity.Quantity);
                Add(CharactersBefore(quantity.Owner.Start), ItemStart, quantity.Owner.Start, quantity.Owner.Start);
                Add(CharactersBefore(quantity.Owner.End) - 1, QuantityTerms.Owned(role), quantity.Quantity);
                if (quantity.SharedHead is not { Start: > 0 } shared)
                {
                    continue;
                }
                Add(CharactersBefore(shared.End) - 1, QuantityTerms.Shared(role), quantity.Quantity);
                if (head != shared.Start)
                {
                    Add(CharactersBefore(shared.Start) - 1, HeadStart, shared.Start, shared.Start);
                    head = shared.Start;
                }
            }
        }

        private void Add(int position, char role, Quantity quantity)
        {
            foreach (string measure in QuantityTerms.MeasuresOf(quantity))
            {
                foreach (string term in QuantityTerms.TermsOf(role + measure, quantity.Value))
                {
                    Add(position, term, quantity.Start, quantity.End);
                }
            }
        }

        private void Add(int position, string term, int start, int end)
        {
            if (position >= 0)
            {
                _found.Add((position, term, start, end));
            }
        }

        // How many characters that count end at an offset or before it.
        private int CharactersBefore(int offset)
        {
            int at = _ends.BinarySearch(offset);
            return at < 0 ? ~at : at + 1;
        }
    }
}
