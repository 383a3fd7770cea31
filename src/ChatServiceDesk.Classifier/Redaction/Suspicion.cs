using System.Buffers;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Most messages have neither a digit nor an @ nor a word that goes with secrets: there is nothing to look for.</summary>
internal static class Suspicion
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "pass", "pw", "kennw", "contrase", "clave", "mdp", "pword", "secret", "geheim", "token", "key", "schlüssel", "schlu\u0308ssel", "clé", "cle\u0301", "llave", "jeton", "bearer", "sig=",
            "zugangsdaten", "anmeldedaten", "logindaten", "login", "credential", "identifiants", "credenciales", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "eyJ", "xox", "AKIA", "ASIA", "sk-", "hooks.slack.com",
            "-----BEGIN", "glpat", "gldt-", "xapp-", "sk_", "rk_", "whsec", "AIza", "GOCSPX", "npm_", "pypi-", "SG.", "hf_", "shpat_", "oy2", "sq0atp", "github_pat", "ya29", "lin_api", "code", "código", "co\u0301digo", "codigo",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsCalledFor(string text)
    {
        foreach (char sign in text)
        {
            if (Signs.IsDigit(sign) || sign is '@' or '＠') return true;
        }

        return text.AsSpan().ContainsAny(Words);
    }
}
