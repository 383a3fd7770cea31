using ChatServiceDesk.Testing;

[assembly: AssemblyFixture(typeof(Azurite))]
