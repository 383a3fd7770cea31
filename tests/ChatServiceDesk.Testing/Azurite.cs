namespace ChatServiceDesk.Testing;

/// <summary>The table service of Azurite.</summary>
public sealed class Azurite() : AzuriteService("table");
