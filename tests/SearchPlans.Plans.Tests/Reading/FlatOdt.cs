using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Documents for LibreOffice in one file of XML, with the pages that gazettes and reports are printed on.</summary>
internal static class FlatOdt
{
    private const string Namespaces =
        """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" """
            + """xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" """
            + """xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" """
            + """xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" """
            + """xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" """;

    /// <summary>A document.</summary>
    /// <param name="body">XML of its paragraphs, tables and sections.</param>
    /// <param name="head">XML within the paragraph at the head of each page.</param>
    /// <param name="foot">XML within the paragraph at the foot of each page.</param>
    /// <param name="isLandscape">Whether its pages lie.</param>
    public static byte[] Make(string body, string head = "", string foot = "", bool isLandscape = false) => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document {Namespaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:font-face-decls><style:font-face style:name="F" svg:font-family="'Noto Sans CJK SC'"/></office:font-face-decls>
        <office:styles>
          <style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt" style:font-name="F" style:font-name-asian="F" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
          <style:style style:name="p" style:family="paragraph"><style:paragraph-properties fo:text-indent="24pt" fo:text-align="justify"/></style:style>
          <style:style style:name="h" style:family="paragraph"><style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
          <style:style style:name="t" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
          <style:style style:name="c" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
          <style:style style:name="toc" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
          <style:style style:name="n" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
          <style:style style:name="b" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
        </office:styles>
        <office:automatic-styles>
          <style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{(isLandscape ? "29.7cm" : "21cm")}" fo:page-height="{(isLandscape ? "21cm" : "29.7cm")}" style:print-orientation="{(isLandscape ? "landscape" : "portrait")}" fo:margin="2.5cm"/><style:header-style/><style:footer-style/></style:page-layout>
          {string.Concat(Enumerable.Range(2, 2).Select(n => $"""<style:style style:name="col{n}" style:family="section"><style:section-properties><style:columns fo:column-count="{n}" fo:column-gap="0.8cm"/></style:section-properties></style:style>"""))}
          {string.Concat(new[] { (2, 5), (5, 3) }.Select(w => $"""<style:style style:name="col{w.Item1}to{w.Item2}" style:family="section"><style:section-properties><style:columns fo:column-count="2"><style:column style:rel-width="{w.Item1}*" fo:start-indent="0cm" fo:end-indent="0.4cm"/><style:column style:rel-width="{w.Item2}*" fo:start-indent="0.4cm" fo:end-indent="0cm"/></style:columns></style:section-properties></style:style>"""))}
          <style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
          <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>
          <style:style style:name="tight" style:family="table-cell"><style:table-cell-properties fo:padding-left="0.19cm" fo:padding-right="0.19cm" fo:padding-top="0cm" fo:padding-bottom="0cm" fo:border="0.5pt solid #000000"/></style:style>
          <style:style style:name="middle" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000" style:vertical-align="middle"/></style:style>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">
          {(head.Length > 0 ? $"<style:header><text:p>{head}</text:p></style:header>" : "")}{(foot.Length > 0 ? $"""<style:footer><text:p text:style-name="c">{foot}</text:p></style:footer>""" : "")}
        </style:master-page></office:master-styles>
        <office:body><office:text>{body}</office:text></office:body></office:document>
        """);

    /// <summary>A paragraph of a style: p (indented), h (heading), t (title), c (centred), toc, b (on a new page).</summary>
    public static string P(string text, string style = "p") => $"""<text:p text:style-name="{style}">{text}</text:p>""";

    /// <summary>What is set in columns.</summary>
    /// <param name="columns">2, 3, or widths: 2to5, 5to3.</param>
    /// <param name="body">XML of its paragraphs.</param>
    public static string Columns(string columns, string body) =>
        $"""<text:section text:style-name="col{columns}" text:name="s{body.Length}">{body}</text:section>""";

    /// <summary>A table with borders, whose rows stay whole where pages end.</summary>
    public static string Table(string[][] rows, string cell = "cell", bool repeatsHead = false) =>
        ($"""<table:table><table:table-column table:number-columns-repeated="{rows[0].Length}"/>"""
            + $"""{string.Concat(rows.Select((row, i) => Row(row, i == 0 && repeatsHead)))}</table:table>""")
        .Replace("CELL", cell, StringComparison.Ordinal);

    /// <summary>A note at the foot of the page.</summary>
    public static string Note(int number, string text) =>
        $"""<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation><text:note-body>"""
            + $"""<text:p text:style-name="n">{text}</text:p></text:note-body></text:note>""";

    /// <summary>The number of the page.</summary>
    public const string PageNumber = "<text:page-number text:select-page=\"current\"/>";

    /// <summary>How many pages there are.</summary>
    public const string PageCount = "<text:page-count/>";

    private static string Row(string[] cells, bool isHead)
    {
        IEnumerable<string> written =
            cells.Select(text => $"""<table:table-cell table:style-name="CELL"><text:p>{text}</text:p></table:table-cell>""");
        string row = $"""<table:table-row table:style-name="row">{string.Concat(written)}</table:table-row>""";
        return isHead ? $"<table:table-header-rows>{row}</table:table-header-rows>" : row;
    }
}
