using System.IO.Compression;
using System.Text;

namespace ChatServiceDesk.Files;

/// <summary>What a file is, by its bytes: what its name or its sender says proves nothing. What can run or draw on a page of the desk is no kind: no programs, no HTML, no SVG.</summary>
internal static class FileKinds
{
    /// <summary>More parts than any document has.</summary>
    private const int MostParts = 10_000;

    private static readonly FileKind Png = new("png", "image/png", ".png");
    private static readonly FileKind Jpeg = new("jpg", "image/jpeg", ".jpg", ".jpeg", ".jfif");
    private static readonly FileKind Gif = new("gif", "image/gif", ".gif");
    private static readonly FileKind Webp = new("webp", "image/webp", ".webp");
    private static readonly FileKind Heic = new("heic", "image/heic", ".heic");
    private static readonly FileKind Pdf = new("pdf", "application/pdf", ".pdf");
    private static readonly FileKind Word = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly FileKind Excel = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    private static readonly FileKind PowerPoint = new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");
    private static readonly FileKind Text = new("txt", "text/plain; charset=utf-8", ".txt", ".log", ".csv");

    private static readonly string[] Markup = ["<!doctype", "<html", "<svg", "<script", "<?xml", "<body", "<head", "<iframe", "<math", "<xsl"];

    public static IReadOnlyList<FileKind> All { get; } = [Png, Jpeg, Gif, Webp, Heic, Pdf, Word, Excel, PowerPoint, Text];

    /// <returns><see langword="null"/> for everything else, and for a text that could be taken for a page.</returns>
    /// <param name="content">All of it.</param>
    /// <param name="name">As its sender calls it: tells a log from a letter, never more.</param>
    public static FileKind? Of(byte[] content, string name) => content switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', (byte)'i' or (byte)'f', (byte)'c' or (byte)'x' or (byte)'1', ..] => Heic,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [(byte)'P', (byte)'K', 3, 4, ..] => Document(content),
        _ when Text.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()) && IsText(content) => Text,
        _ => null,
    };

    /// <summary>The kind that a name claims; <see langword="null"/> if it claims none that is known.</summary>
    public static FileKind? Claimed(string name) => All.FirstOrDefault(kind => kind.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()));

    /// <summary>A document of Office is an archive with certain parts; one that brings macros is none.</summary>
    private static FileKind? Document(byte[] content)
    {
        try
        {
            using ZipArchive archive = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts || archive.GetEntry("[Content_Types].xml") is null || archive.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            bool Has(string part) => archive.GetEntry(part) is not null;
            return Has("word/document.xml") ? Word : Has("xl/workbook.xml") ? Excel : Has("ppt/presentation.xml") ? PowerPoint : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static bool IsText(byte[] content)
    {
        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
            string start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            return !text.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\f' or '\u001B'))
                && !Array.Exists(Markup, mark => start.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
