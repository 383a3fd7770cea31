using System.Reflection;

namespace ChatServiceDesk.Packaging.Tests;

/// <summary>Where the build found things.</summary>
internal static class Place
{
    public static string Bicep => Named("Bicep");

    public static string InRepository(params ReadOnlySpan<string> path) => Path.Combine([Named("Repository"), .. path]);

    private static string Named(string key) => typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not say where {key} is.");
}
