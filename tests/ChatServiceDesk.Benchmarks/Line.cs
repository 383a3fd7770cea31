using System.Globalization;

namespace ChatServiceDesk.Benchmarks;

/// <summary>One line of the table: two sides, or one alone.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="A">Ours.</param>
/// <param name="B">What it is held against; <see langword="null"/> for nothing.</param>
/// <param name="WallRatio">A to B, the median of what each round says; <see langword="null"/> without B.</param>
/// <param name="CpuRatio">The same of CPU time.</param>
/// <param name="Rounds">How often each side was measured.</param>
internal sealed record Line(string Name, Cost A, Cost? B, double? WallRatio, double? CpuRatio, int Rounds)
{
    public static string Heading { get; } =
        $"{"",-50}{"wall A",10}{"wall B",10}{"A/B",7} |{"cpu A",10}{"cpu B",10}{"A/B",7} |{"alloc A",10}{"alloc B",10} |{"rounds",7}";

    public override string ToString() =>
        $"{Name,-50}{Time(A.Wall),10}{Time(B?.Wall),10}{Ratio(WallRatio),7} |{Time(A.Cpu),10}{Time(B?.Cpu),10}{Ratio(CpuRatio),7} |{Size(A.Bytes),10}{Size(B?.Bytes),10} |{Rounds,7}";

    private static string Ratio(double? ratio) => ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";

    private static string Time(TimeSpan? time) => time switch
    {
        null => "-",
        { TotalSeconds: >= 1 } long_ => string.Create(CultureInfo.InvariantCulture, $"{long_.TotalSeconds:F2} s"),
        { TotalMilliseconds: >= 10 } some => string.Create(CultureInfo.InvariantCulture, $"{some.TotalMilliseconds:F1} ms"),
        { } little => string.Create(CultureInfo.InvariantCulture, $"{little.TotalMicroseconds:F1} µs"),
    };

    private static string Size(double? bytes) => bytes switch
    {
        null => "-",
        >= 10 * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024):F1} MB"),
        >= 10 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:F1} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes:F0} B"),
    };
}
