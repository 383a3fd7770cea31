namespace ChatServiceDesk.Classifier;

/// <summary>How asking the second ear ended. The names are kept as evidence, so they are never changed.</summary>
public enum ListeningOutcome
{
    /// <summary>It has answered, with labels that are known.</summary>
    Answered,

    /// <summary>Not asked: it failed too often of late, or wants to be left alone.</summary>
    CircuitOpen,

    /// <summary>Not asked: this person has had their share of the hour.</summary>
    PersonQuota,

    /// <summary>Not asked: the tokens of the day are used up.</summary>
    TokenQuota,

    /// <summary>Not asked: the text could not be redacted.</summary>
    NotRedacted,

    /// <summary>No token for the service could be had.</summary>
    NoToken,

    /// <summary>The service could not be reached, or broke off.</summary>
    Unreachable,

    /// <summary>The time was up.</summary>
    TimedOut,

    /// <summary>The caller has given up.</summary>
    Cancelled,

    /// <summary>429.</summary>
    Throttled,

    /// <summary>408 or 5xx.</summary>
    ServerError,

    /// <summary>401 or 403: the key or the role is wrong.</summary>
    Unauthorized,

    /// <summary>400 with the code <c>content_filter</c>: the service will not read this text.</summary>
    ContentFiltered,

    /// <summary>Any other status: the deployment is not there, or does not understand what it is asked.</summary>
    BadRequest,

    /// <summary>The model declines.</summary>
    Refused,

    /// <summary>The answer was too long and stops in the middle.</summary>
    CutOff,

    /// <summary>The service has held back the answer.</summary>
    AnswerFiltered,

    /// <summary>An answer without content.</summary>
    Empty,

    /// <summary>An answer that is not the JSON that was asked for.</summary>
    Malformed,

    /// <summary>An answer with a label that nobody offered.</summary>
    UnknownLabel,

    /// <summary>The model says that the passages do not say it.</summary>
    NotAnswered,

    /// <summary>An answer that cites nothing it was given, is too long, or holds a link or a number that stands in no passage it cites.</summary>
    Ungrounded,
}
