using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Lucene.Tests.Analysis;

public class PorterStemmerTests
{
    /// <summary>The examples of Porter's paper, taken through all steps, and words that need the later amendments.</summary>
    [Theory]
    [InlineData("caresses caress ponies poni ties ti caress caress cats cat")]
    [InlineData("feed feed agreed agre plastered plaster bled bled motoring motor sing sing")]
    [InlineData(
        "conflated conflat troubled troubl sized size hopping hop tanned tan falling fall hissing hiss fizzed fizz failing fail filing "
            + "file")]
    [InlineData("happy happi sky sky")]
    [InlineData("relational relat conditional condit rational ration valenci valenc hesitanci hesit digitizer digit conformabli conform")]
    [InlineData(
        "radicalli radic differentli differ vileli vile analogousli analog vietnamization vietnam predication predic operator oper")]
    [InlineData(
        "feudalism feudal decisiveness decis hopefulness hope callousness callous formaliti formal sensitiviti sensit sensibiliti sensibl")]
    [InlineData("triplicate triplic formative form formalize formal electriciti electr electrical electr hopeful hope goodness good")]
    [InlineData(
        "revival reviv allowance allow inference infer airliner airlin gyroscopic gyroscop adjustable adjust defensible defens irritant "
            + "irrit")]
    [InlineData("replacement replac adjustment adjust dependent depend adoption adopt homologou homolog communism commun activate activ")]
    [InlineData("angulariti angular homologous homolog effective effect bowdlerize bowdler")]
    [InlineData("probate probat rate rate cease ceas controll control roll roll")]
    [InlineData("apology apolog geologi geologi apologi apolog possibly possibl a a is is yy yy yyy yyi oed o ion ion")]
    public void Stems(string pairs)
    {
        string[] words = pairs.Split(' ');
        for (int i = 0; i < words.Length; i += 2)
        {
            char[] word = words[i].ToCharArray();
            Assert.Equal(words[i + 1], new string(word, 0, PorterStemmer.Stem(word)));
        }
    }
}
