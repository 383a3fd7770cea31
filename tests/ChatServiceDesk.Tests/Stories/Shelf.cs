namespace ChatServiceDesk.Tests.Stories;

/// <summary>The storages on which a story is told whose outcome could depend on them.</summary>
public enum Shelf
{
    Sqlite,
    Azurite,
}
