using System.Net;
using Azure;

namespace ChatServiceDesk.Tables;

/// <summary>Which changes a stored row refuses, for the stores that decide it themselves.</summary>
internal static class Conflicts
{
    /// <param name="stored">The version that is stored; <see langword="null"/> when there is no such row.</param>
    /// <returns>The refusal, or <see langword="null"/> when the change may be made.</returns>
    public static TableException? Of(RowChange change, ETag? stored, int index) => change switch
    {
        RowChange.Insert when stored is not null =>
            new(HttpStatusCode.Conflict, TableErrorCode.AlreadyExists, $"Row '{change.Key}' exists already.", index),
        RowChange.Replace replace => OfVersion(change.Key, replace.IfMatch, stored, index),
        RowChange.Delete delete => OfVersion(change.Key, delete.IfMatch, stored, index),
        _ => null,
    };

    private static TableException? OfVersion(string key, ETag asked, ETag? stored, int index) =>
        stored is not { } version ? new(HttpStatusCode.NotFound, TableErrorCode.NotFound, $"There is no row '{key}'.", index)
        : asked != ETag.All && asked != version
            ? new(HttpStatusCode.PreconditionFailed, TableErrorCode.ConditionNotMet, $"Row '{key}' has another version by now.", index)
        : null;
}
