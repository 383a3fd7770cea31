namespace ChatServiceDesk.Tickets;

/// <summary>Impact × urgency → priority.</summary>
public sealed class PriorityMatrix
{
    private readonly Priority[] _cells;

    /// <param name="cells">Nine priorities: impact low, medium, high in rows; urgency low, medium, high in columns.</param>
    /// <exception cref="ArgumentException">Not nine cells, or a higher impact or urgency gives a lower priority.</exception>
    public PriorityMatrix(IReadOnlyList<Priority> cells)
    {
        if (cells.Count != 9 || cells.Any(cell => !Enum.IsDefined(cell)))
        {
            throw new ArgumentException("A priority matrix has nine cells, each P1 to P5.", nameof(cells));
        }

        _cells = [.. cells];
        if (!RisesWithImpactAndUrgency())
        {
            throw new ArgumentException("More impact or more urgency must never give a lower priority.", nameof(cells));
        }
    }

    /// <summary>The table that ITIL publications print: P1 only where both are high.</summary>
    public static PriorityMatrix Itil { get; } = new(
    [
        Priority.P5, Priority.P4, Priority.P3,
        Priority.P4, Priority.P3, Priority.P2,
        Priority.P3, Priority.P2, Priority.P1,
    ]);

    public Priority Of(Level impact, Level urgency) => _cells[((int)impact * 3) + (int)urgency];

    private bool RisesWithImpactAndUrgency()
    {
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                if (_cells[(i * 3) + j] < _cells[(i * 3) + j + 1] || _cells[(j * 3) + i] < _cells[((j + 1) * 3) + i])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
