namespace ChatServiceDesk.Simulation;

/// <summary>Something that happens later, unless it is set anew or its process dies.</summary>
internal sealed class SimulatedTimer(Action work, SimulatedProcess? owner)
{
    public Action Work { get; } = work;

    public SimulatedProcess? Owner { get; } = owner;

    /// <summary>Names the last time that it was set; 0 for never again.</summary>
    public long Order { get; set; }
}
