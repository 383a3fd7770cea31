using ChatServiceDesk.Testing;

namespace ChatServiceDesk.Tests.CommandLines;

/// <summary>How a command ended and what it printed.</summary>
internal sealed record Said(int ExitCode, string Output, string Errors)
{
    public static async Task<Said> ByCommanderAsync(string input, params string[] args)
    {
        using StringReader reader = new(input);
        await using StringWriter output = new();
        await using StringWriter errors = new();
        int code = await Commander.RunAsync(args, reader, output, errors, TestContext.Current.CancellationToken);
        return new Said(code, output.ToString(), errors.ToString());
    }

    /// <summary>How a desk that ran as a process of its own has ended.</summary>
    public static async Task<Said> ByAsync(DeskProcess desk, CancellationToken cancellationToken)
    {
        (int code, string output, string errors) = await desk.EndAsync(cancellationToken);
        return new Said(code, output, errors);
    }

    /// <summary>Exit code 2 and nothing but one line, on standard error.</summary>
    public void IsRefusal(string message)
    {
        Assert.Equal(message + Environment.NewLine, Errors);
        Assert.Equal((2, ""), (ExitCode, Output));
    }
}
