using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ChatServiceDesk.Configuration;

/// <summary>From text to nodes. What is no YAML is reported at the line that has to be changed, which is not always the one where the parser gave up.</summary>
internal static class YamlSyntax
{
    /// <exception cref="DeskFileException">Not YAML; the message says where.</exception>
    public static YamlStream Load(string file, string text)
    {
        YamlStream stream = [];
        Parser parser = new(new StringReader(text));
        try
        {
            stream.Load(parser);
            return stream;
        }
        catch (YamlException e) when (FirstTab(text) is > 0 and var line)
        {
            throw new DeskFileException($"{file}:{line}: the line is indented with a tab. Use spaces.", e);
        }
        catch (AnchorNotFoundException e)
        {
            throw new DeskFileException($"{file}:{UnknownAlias(text)}: this is not valid YAML: no anchor has this name. Write the value itself, or name an anchor above.", e);
        }
        catch (YamlException e)
        {
            throw new DeskFileException($"{file}:{e.Start.Line}: this is not valid YAML. Check indentation, quotes and duplicate keys on this line.", e);
        }
        catch (InvalidOperationException e)
        {
            // What YamlDotNet does when a bracket is open where a block goes on.
            throw new DeskFileException($"{file}:{parser.Current?.End.Line ?? 1}: this is not valid YAML. Close the bracket that is open on this line.", e);
        }
    }

    private static int FirstTab(string text) =>
        Array.FindIndex(text.Split('\n'), line => line.TrimStart(' ').StartsWith('\t') && !string.IsNullOrWhiteSpace(line)) + 1;

    /// <summary>The parser names such an alias but not its place.</summary>
    private static long UnknownAlias(string text)
    {
        Parser parser = new(new StringReader(text));
        HashSet<AnchorName> known = [];
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias alias && !known.Contains(alias.Value))
            {
                return alias.Start.Line;
            }

            if (parser.Current is NodeEvent { Anchor: { IsEmpty: false } anchor })
            {
                known.Add(anchor);
            }
        }

        return 1;
    }
}
