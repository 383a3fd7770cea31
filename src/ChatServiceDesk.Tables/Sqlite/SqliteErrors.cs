using System.Net;
using Microsoft.Data.Sqlite;

namespace ChatServiceDesk.Tables;

/// <summary>What SQLite's result codes mean to somebody who has a file and wants it to work.</summary>
/// <remarks>Source: https://www.sqlite.org/rescode.html</remarks>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <param name="mayBeWritten">The error came from the commit itself, after which some errors leave the outcome open.</param>
    public static TableException Of(SqliteException e, string file, bool mayBeWritten = false) => e.SqliteErrorCode switch
    {
        Busy or Locked => Of(file, HttpStatusCode.ServiceUnavailable, TableErrorCode.Busy, "is held by another process for too long; look for a program that keeps it open", e),
        ReadOnly => Of(file, HttpStatusCode.Forbidden, TableErrorCode.Unavailable, "cannot be written to; give the account that runs this program write access to the file and its directory", e),
        InputOutput when mayBeWritten => Of(file, HttpStatusCode.InternalServerError, TableErrorCode.Unclear, "could not be written to the end; check the disk", e),
        InputOutput => Of(file, HttpStatusCode.InternalServerError, TableErrorCode.Unavailable, "could not be read or written; check the disk", e),
        Full => Of(file, HttpStatusCode.InsufficientStorage, TableErrorCode.Unavailable, "cannot grow: the disk is full; free some space", e),
        CannotOpen => Of(file, HttpStatusCode.Forbidden, TableErrorCode.Unavailable, "cannot be opened; check that its directory exists and that this program may write there", e),
        NotADatabase => Of(file, HttpStatusCode.UnsupportedMediaType, TableErrorCode.NotATable, "is not a database; choose another file name, or restore the file from a backup", e),
        Corrupt => Of(file, HttpStatusCode.InternalServerError, TableErrorCode.NotATable, "is damaged; restore it from a backup", e),
        _ => Of(file, HttpStatusCode.InternalServerError, mayBeWritten ? TableErrorCode.Unclear : TableErrorCode.None, $"failed: {e.Message}", e),
    };

    public static TableException Of(string file, HttpStatusCode status, TableErrorCode code, string problem, Exception? innerException = null) =>
        new(status, code, $"The file {file} {problem}.", innerException: innerException);
}
