using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Index;

/// <summary>
/// What a hit's score is made of, beside BM25, all in one place. BM25 gives a word at most its idf, ln(1 + 4·10^7 / 0.5) &lt; 19
/// in the largest corpus thought of, and usually 2 to 8.
/// </summary>
internal static class Weights
{
    /// <summary>For a run as it stands, for each of its words: above what any word can score, so that paragraphs that hold the
    /// run come before those that only hold its words.</summary>
    public const float ExactPerWord = 20;

    /// <summary>How much less for another way to write the same (规上 for 规模以上): what was typed comes first where all else is
    /// alike.</summary>
    public const float OtherForm = -2;

    /// <summary>BM25 of another expression for a word, characters in a row: its several pairs would make it worth more than the
    /// word.</summary>
    public const float OtherFormOfConcept = 0.3f;

    /// <summary>For a number or Latin word that stands there as a whole and not as a piece of a longer one: above what BM25 makes
    /// between two paragraphs that hold the run.</summary>
    public const float Whole = 10;

    /// <summary>For a number that can be written otherwise, as a whole in any way to write it: above what BM25 gives a rare way to write
    /// part of a longer number (百分之六 in 百分之六·九) before a usual one (6%).</summary>
    public const float WholeNumber = 40;

    /// <summary>For the runs of a query in one sentence: about one rare word more.</summary>
    public const float SameSentence = 6;

    /// <summary>For the runs of a query, or the words of a run, close to each other: half as much again.</summary>
    public const float Close = 3;

    /// <summary>For a heading that holds the run: it names what a whole section is about.</summary>
    public const float Heading = 5;

    /// <summary>For a paragraph below such a heading: less than a rare word, enough to decide between paragraphs alike.</summary>
    public const float UnderHeading = 2.5f;

    /// <summary>BM25 of words in the sentence that a paragraph opens with, added to that of words anywhere in it: in plans it says what the
    /// paragraph is about. On headings whose paragraph is to be found, more was better up to 1; on questions, less.</summary>
    public const float Opening = 0.9f;

    /// <summary>For the paragraph right below a heading, whatever the heading says, for each of one or two words that are asked for: it
    /// tells what the section is about. Little, since the words say nothing of it.</summary>
    public const float OpensSectionPerWord = 0.25f;

    /// <summary>The same of more words, times the square of their number: who asks for many says what a section is about, and of such
    /// words each of its paragraphs has but a few.</summary>
    public const float OpensSectionOfMany = 0.6f;

    /// <summary>For a paragraph of a glossary that holds what a question asks the meaning of: above all that BM25 makes between two
    /// paragraphs that hold it.</summary>
    public const float Definition = 15;

    /// <summary>For a number of the unit that a question asks for, near what it asks of: as above.</summary>
    public const float AmountAskedFor = 15;

    /// <summary>For a plan whose title holds the run.</summary>
    public const float Title = 1.5f;

    /// <summary>BM25 of pairs of characters, added to that of words where most words are enough: pairs also find what was
    /// cut otherwise, but a word of three characters counts twice.</summary>
    public const float Bigrams = 1;

    /// <summary>BM25 of single characters, added where most words are enough: 环保 has two of the characters of 环境保护. Of 0.2 to 1.5
    /// all did better than none.</summary>
    public const float Characters = 1f;

    /// <summary>BM25 of every two words as they follow each other, added where most words are enough (Metzler and Croft, "A Markov
    /// random field model for term dependencies", 2005, weigh phrases about a tenth).</summary>
    public const float Neighbours = 0.1f;

    /// <summary>For every two words of a copied sentence that stand together as they do in it: about a word, whatever the length of the
    /// paragraph, since what was changed are single words.</summary>
    public const float CopiedTogether = 5;

    /// <summary>The share, by idf, of the words of a phrase that what lacks some of them has to hold.</summary>
    public const float MostOfPhrase = 0.6f;

    /// <summary>The same of a question or a sentence, of which nobody expects all words.</summary>
    public const float SomeOfSentence = 0.08f;

    /// <summary>For a paragraph of a plan that holds all that is asked for, where no paragraph does: before all others.</summary>
    public const float PlanHoldsAll = 400;

    /// <summary>For a plan of the nation, a province, a city: at equal worth the higher level comes first.</summary>
    public const float PerLevel = 0.05f;

    /// <summary>For each year of a plan since 1949: at equal worth the newer one comes first.</summary>
    public const float PerYear = 0.002f;

    /// <summary>For what stands around a plan and its table of contents, of the whole score: it is found, but after what plans say in the
    /// same words.</summary>
    public const float MinorFactor = 0.5f;

    // The first year of a plan that counts as newer than another.
    private const int FirstYear = 1949;
    private const int MostYears = 150;

    /// <summary>What a plan's paragraphs score for its level and year.</summary>
    /// <param name="level">The level of government that the plan is of.</param>
    /// <param name="year">Its year, or 0.</param>
    public static float PriorOf(PlanLevel level, int year) =>
        (level == PlanLevel.None ? 0 : (PlanLevel.County - level + 1) * PerLevel) + (Math.Clamp(year - FirstYear, 0, MostYears) * PerYear);

    /// <summary>The day by which a plan is sorted: a year alone stands for its first day, whichever way plans are sorted, so that 最新 is
    /// 最早 turned round; 0 where neither is known.</summary>
    /// <param name="day">The day number of its publication, or 0.</param>
    /// <param name="year">Its year, or 0.</param>
    public static int TimeOf(int day, int year) => day > 0 ? day : year is >= 1 and <= 9999 ? new DateOnly(year, 1, 1).DayNumber : 0;

    /// <summary>What a plan's hits are sorted by before their scores, highest first; what has neither day nor year comes last either
    /// way.</summary>
    /// <param name="sort">The order asked for.</param>
    /// <param name="day">The day number of the plan's publication, or 0.</param>
    /// <param name="year">Its year, or 0.</param>
    public static int SortKeyOf(SearchSort sort, int day, int year) => (sort, TimeOf(day, year)) switch
    {
        (SearchSort.Relevance, _) => 0,
        (_, 0) => int.MinValue,
        (SearchSort.Newest, var time) => time,
        (_, var time) => -time,
    };
}
