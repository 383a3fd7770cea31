using System.Diagnostics;
using System.Text.Json;

namespace ChatServiceDesk.Testing;

/// <summary>Microsoft's JavaScript renderer of Adaptive Cards in a node process, one card at a time: tests/cards/validate.mjs.</summary>
public sealed class OfficialRenderer : IAsyncDisposable
{
    private readonly Process _node;
    private readonly SemaphoreSlim _turn = new(1);

    public OfficialRenderer()
    {
        string tests = PinnedCards.Tests;
        if (!System.IO.Directory.Exists(Path.Combine(tests, "node_modules", "adaptivecards")))
            throw new InvalidOperationException("The renderer is not installed. Run: npm ci --ignore-scripts --prefix tests");
        _node = Process.Start(new ProcessStartInfo("node", [Path.Combine(tests, "cards", "validate.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node did not start.");
    }

    public async Task<RenderedCard> RenderAsync(string cardJson, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _node.StandardInput.WriteLineAsync(cardJson.AsMemory(), cancellationToken);
            await _node.StandardInput.FlushAsync(cancellationToken);
            string answer = await _node.StandardOutput.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException("The renderer ended without an answer.");
            return RenderedCard.Read(JsonElement.Parse(answer));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _turn.Dispose();
    }
}
