using ChatServiceDesk.Teams.Activities;

namespace ChatServiceDesk.Teams.Tests.Activities;

/// <summary>Activities that the Microsoft 365 Agents Playground sent to a bot, as they came but for line breaks.</summary>
public static class Recordings
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Activities", "Recorded");

    public static TheoryData<string> Names =>
        [.. System.IO.Directory.GetFiles(_folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_folder, name + ".json"));

    public static string Json(string name) => File.ReadAllText(Path.Combine(_folder, name + ".json"));

    public static Activity Read(string name) => Assert.IsType<ActivityReading.Ok>(ActivityReader.Read(Bytes(name))).Activity;
}
