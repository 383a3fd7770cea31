using System.Diagnostics.CodeAnalysis;
using ChatServiceDesk.Testing;
using ChatServiceDesk.Testing.Models;

namespace ChatServiceDesk.Classifier.Tests.SecondEars;

/// <summary>A second ear, the model that it asks, and a clock that both stand still with.</summary>
internal sealed class SecondEarStage : IAsyncDisposable
{
    public const string Text = "Since this morning the booth drops my calls after a minute";
    public const string Person = "sam";

    private SecondEarStage(FakeOpenAI model, SecondEar ear, FakeClock clock) => (Model, Ear, Clock) = (model, ear, clock);

    public FakeOpenAI Model { get; }

    public SecondEar Ear { get; }

    public FakeClock Clock { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stage disposes of what it starts.")]
    public static async Task<SecondEarStage> StartAsync(Func<SecondEarOptions, SecondEarOptions>? change = null, Func<string, string>? redact = null, string key = FakeOpenAI.Key)
    {
        FakeClock clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)) { MovesTimers = true };
        FakeOpenAI model = await FakeOpenAI.StartAsync(Cancelled);
        SecondEarOptions options = Options(model.Endpoint);
        return new SecondEarStage(model, new SecondEar(change?.Invoke(options) ?? options, SecondEarCredential.OfKey(key), redact ?? (static text => text), clock), clock);
    }

    public static SecondEarOptions Options(Uri endpoint) => new() { Endpoint = endpoint, Deployment = FakeOpenAI.Deployment, Categories = Taxonomy.Categories };

    public Task<SecondOpinion> ListenAsync(string text = Text, string person = Person) => Ear.ListenAsync(text, person, Cancelled);

    public async Task<SecondOpinion> HearsAsync(PlannedAnswer answer, string text = Text)
    {
        Model.Plan(answer);
        return await ListenAsync(text);
    }

    public async Task<Suggestion> SuggestsAsync(ModelWords words, string text = Text) =>
        Assert.IsType<SecondOpinion.Given>(await HearsAsync(PlannedAnswer.Of(words), text)).Suggestion;

    public async ValueTask DisposeAsync()
    {
        Ear.Dispose();
        await Model.DisposeAsync();
    }
}
