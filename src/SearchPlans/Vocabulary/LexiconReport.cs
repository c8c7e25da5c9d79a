using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Vocabulary;

/// <summary>A word of a lexicon that text which was cut otherwise before is now cut into.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Count">How often it stands where it was no token before.</param>
/// <param name="Before">How it was cut there most often: 低/空/经济.</param>
/// <param name="ExampleBefore">The first such place with some words around it, as it was cut before.</param>
/// <param name="ExampleAfter">The same place as it is cut now.</param>
/// <param name="ExampleFile">The file that place is in, relative to the corpus.</param>
public sealed record JoinedWord(
    [property: Description("词")] string Word,
    [property: Description("有多少处原先不成词而现在成词")] int Count,
    [property: Description("这些地方原先最常见的分法")] string Before,
    [property: Description("一处例子，原先的分法")] string ExampleBefore,
    [property: Description("同一处，现在的分法")] string ExampleAfter,
    [property: Description("例子所在的文件")] string ExampleFile);

/// <summary>A word of a lexicon that begins or ends within what was one token before: 新引擎 in 创新/引擎. What it cut through
/// was wrong (上坪/山 for 坪山), or the word had better not be listed.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Count">In how many places.</param>
/// <param name="Before">How it was cut there most often, the tokens it cuts through in full.</param>
public sealed record CrossingWord(
    [property: Description("词")] string Word,
    [property: Description("有多少处切开了原先的词")] int Count,
    [property: Description("这些地方原先最常见的分法")] string Before);

/// <summary>What words change in how a corpus is cut.</summary>
/// <param name="TokensBefore">How many tokens the corpus has without them.</param>
/// <param name="TokensAfter">How many it has with them.</param>
/// <param name="ParagraphsChanged">How many paragraphs are cut otherwise.</param>
/// <param name="DistinctWords">How many different words became one somewhere.</param>
/// <param name="Words">Those that did most often, at most as many as were asked for.</param>
/// <param name="Crossing">Those that most often cut through what was a token before, at most as many as were asked for.</param>
public sealed record LexiconEffect(
    [property: Description("没有这些词时的词数")] long TokensBefore,
    [property: Description("有这些词时的词数")] long TokensAfter,
    [property: Description("分法不同的段数")] int ParagraphsChanged,
    [property: Description("有多少个词在某处由几段合成一个")] int DistinctWords,
    [property: Description("合成最多的词")] IReadOnlyList<JoinedWord> Words,
    [property: Description("切开了原先的词最多的词：或是纠正，或是误切，值得看一看")] IReadOnlyList<CrossingWord> Crossing);

/// <summary>A user's lexicon, and what came of each of its lines.</summary>
/// <param name="Words">How many words it has, each counted once.</param>
/// <param name="Problems">Lines that aren't used.</param>
/// <param name="WithoutRoom">Words for which the vocabulary has no room (see <see cref="Lexicon.MaxCharacters"/>).</param>
/// <param name="AlreadyShipped">Words that ship with the program.</param>
/// <param name="AlreadyWords">Words that stand in the corpus and were cut as one without the lexicon everywhere.</param>
/// <param name="Unseen">Words that the corpus isn't cut into anywhere: it doesn't hold them, or another word won over them.</param>
/// <param name="Effect">What the words change, beside those that ship.</param>
public sealed record OwnLexicon(
    [property: Description("词数，重复的只算一次")] int Words,
    [property: Description("没有用上的行")] IReadOnlyList<VocabularyProblem> Problems,
    [property: Description("词表放不下的词")] IReadOnlyList<string> WithoutRoom,
    [property: Description("程序自带的词")] IReadOnlyList<string> AlreadyShipped,
    [property: Description("不列出也处处成词的词")] IReadOnlyList<string> AlreadyWords,
    [property: Description("语料里没有出现为一个词的词")] IReadOnlyList<string> Unseen,
    [property: Description("在自带的词之外改变了什么")] LexiconEffect Effect);

/// <summary>What lexicons change in how a corpus is cut into words.</summary>
/// <param name="Plans">How many plans were looked at.</param>
/// <param name="Paragraphs">How many paragraphs, headings and rows they have.</param>
/// <param name="ShippedWords">How many words ship with the program, those of the corpus' synonyms included.</param>
/// <param name="Shipped">What these change in SmartCn's words.</param>
/// <param name="Own">The user's lexicon, or null where there is none.</param>
/// <param name="Refused">Files that can't be read.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
public sealed record LexiconReport(
    [property: Description("计划数")] int Plans,
    [property: Description("段数，标题和表格的行也算")] int Paragraphs,
    [property: Description("自带的词数，同义词表里的也算")] int ShippedWords,
    [property: Description("自带的词改变了什么")] LexiconEffect Shipped,
    [property: Description("使用者的词表；没有则无此项")] OwnLexicon? Own,
    [property: Description("读不了的文件")] IReadOnlyList<RefusedFile> Refused,
    [property: Description("用时，毫秒")] double ElapsedMs);
