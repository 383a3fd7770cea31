namespace ChatServiceDesk.Tickets.Tests;

public sealed class PriorityMatrixTests
{
    [Theory]
    [InlineData(Level.Low, Level.Low, Priority.P5)]
    [InlineData(Level.Low, Level.Medium, Priority.P4)]
    [InlineData(Level.Low, Level.High, Priority.P3)]
    [InlineData(Level.Medium, Level.Low, Priority.P4)]
    [InlineData(Level.Medium, Level.Medium, Priority.P3)]
    [InlineData(Level.Medium, Level.High, Priority.P2)]
    [InlineData(Level.High, Level.Low, Priority.P3)]
    [InlineData(Level.High, Level.Medium, Priority.P2)]
    [InlineData(Level.High, Level.High, Priority.P1)]
    public void The_standard_matrix_is_that_of_ITIL(Level impact, Level urgency, Priority priority) =>
        Assert.Equal(priority, PriorityMatrix.Itil.Of(impact, urgency));

    [Fact]
    public void Rows_are_impact_and_columns_are_urgency()
    {
        PriorityMatrix matrix = Matrix(5, 4, 2, 5, 4, 2, 3, 3, 1);

        Assert.Equal(Priority.P2, matrix.Of(Level.Low, Level.High));
        Assert.Equal(Priority.P3, matrix.Of(Level.High, Level.Low));
    }

    [Fact]
    public void A_matrix_that_is_the_same_everywhere_is_allowed() =>
        Assert.Equal(Priority.P3, Matrix(3, 3, 3, 3, 3, 3, 3, 3, 3).Of(Level.High, Level.Low));

    /// <summary>Each pair of neighbours in turn, the only one that is the wrong way round.</summary>
    [Theory]
    [InlineData(3, 4, 3, 3, 3, 3, 3, 3, 3)]
    [InlineData(5, 3, 4, 3, 3, 3, 3, 3, 3)]
    [InlineData(5, 5, 5, 3, 4, 3, 3, 3, 3)]
    [InlineData(5, 5, 5, 4, 3, 4, 3, 3, 3)]
    [InlineData(5, 5, 5, 5, 5, 5, 3, 4, 3)]
    [InlineData(5, 5, 5, 5, 5, 5, 4, 3, 4)]
    [InlineData(4, 3, 3, 5, 3, 3, 3, 3, 3)]
    [InlineData(5, 4, 3, 4, 4, 3, 5, 3, 3)]
    [InlineData(5, 3, 3, 5, 4, 3, 5, 3, 3)]
    [InlineData(5, 4, 3, 5, 3, 3, 5, 4, 3)]
    [InlineData(5, 4, 2, 5, 4, 3, 5, 4, 2)]
    [InlineData(5, 4, 2, 5, 4, 2, 5, 4, 3)]
    public void More_impact_or_urgency_never_gives_a_lower_priority(int a, int b, int c, int d, int e, int f, int g, int h, int i) =>
        Assert.Throws<ArgumentException>(() => Matrix(a, b, c, d, e, f, g, h, i));

    [Fact]
    public void Nine_defined_priorities_make_a_matrix()
    {
        Assert.Throws<ArgumentException>(() => Matrix(3, 3, 3, 3, 3, 3, 3, 3));
        Assert.Throws<ArgumentException>(() => Matrix(3, 3, 3, 3, 3, 3, 3, 3, 3, 3));
        Assert.Throws<ArgumentException>(() => Matrix(6, 3, 3, 3, 3, 3, 3, 3, 3));
        Assert.Throws<ArgumentException>(() => Matrix(3, 3, 3, 3, 3, 3, 3, 3, 0));
    }

    private static PriorityMatrix Matrix(params int[] cells) => new([.. cells.Select(cell => (Priority)cell)]);
}
