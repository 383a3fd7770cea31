namespace ChatServiceDesk.Testing;

/// <summary>The blob service of Azurite, apart from that of the tables: most tests need none.</summary>
public sealed class AzuriteBlobs() : AzuriteService("blob");
