using BenchmarkDotNet.Attributes;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Lucene.Micro;

/// <summary>A block of 128 numbers: gaps of a common term's documents take 2 bits or so, those of a rare one's 13.</summary>
public class PackingBenchmarks
{
    private readonly uint[] _values = new uint[BlockPacking.Size];
    private byte[] _packed = [];

    [Params(2, 7, 13)]
    public int Bits { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(Bits);
        for (int i = 0; i < _values.Length; i++) _values[i] = (uint)random.Next(1 << Bits);
        _packed = new byte[BlockPacking.PackedLength(BlockPacking.Size, Bits)];
        BlockPacking.Pack(_values, Bits, _packed);
    }

    [Benchmark]
    public void UnpackPlain() => BlockPacking.UnpackLanesPlain(_packed, Bits, _values);

    [Benchmark]
    public void UnpackVector() => BlockPacking.UnpackLanesVector(_packed, Bits, _values);
}
