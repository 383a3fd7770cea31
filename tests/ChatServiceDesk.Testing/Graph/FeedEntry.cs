namespace ChatServiceDesk.Testing.Graph;

/// <summary>One entry in somebody's activity feed.</summary>
/// <param name="Person">Entra object id.</param>
/// <param name="Type">As the manifest calls it.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Chain">Of several with the same the newest is shown.</param>
/// <param name="Preview">What stands below.</param>
public sealed record FeedEntry(string Person, string Type, string Topic, long Chain, string Preview);
