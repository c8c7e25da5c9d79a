using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>Lines that are nothing but addresses of pages, with or without a word before that says so (原文链接：https://…).</summary>
internal static partial class AddressLines
{
    // Addresses of real pages stay below.
    private const int MaxChars = 4096;

    /// <summary>Whether a text is nothing but one address or more. An address within a sentence is part of it.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text) =>
        text.Length <= MaxChars
        && (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase))
        && Address().IsMatch(text);

    // A label is short and names a source; an address has neither ideographs nor their punctuation.
    [GeneratedRegex(
        """
        \A[\s>*\-#!（(\[【<"“]*
        (?:
          (?:
            \[\^?\w{1,20}\]
            |[\p{L}\p{N}\ 　]{0,8}(?:来源|链接|网址|地址|出处|转自|转载|原文|网站|官网|摘自|source|url|link|via|from|href)[\p{L}\ 　]{0,6}
          )
          \s*[：:=]?\s*
        )?
        (?:
          [<（(\[【"“]?(?:[a-z][a-z0-9+.\-]*://|www\.)
          [^\s\p{IsCJKUnifiedIdeographs}\p{IsCJKSymbolsandPunctuation}\p{IsHalfwidthandFullwidthForms}”]+[\s,，;；、>）)\]】"”]*
        )+
        [\s*\->）)\]】"”。.]*\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
