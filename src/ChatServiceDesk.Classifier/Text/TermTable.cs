using ChatServiceDesk.Classifier.Learning;

namespace ChatServiceDesk.Classifier.Text;

/// <summary>From the hash of a term to the concepts that have it.</summary>
internal sealed class TermTable
{
    private readonly FeatureDictionary _ids = new();
    private readonly List<int[]> _concepts = [];

    public void Add(ulong term, int concept)
    {
        int id = _ids.Add(term);
        if (id == _concepts.Count) _concepts.Add([]);
        if (!_concepts[id].Contains(concept)) _concepts[id] = [.. _concepts[id], concept];
    }

    public ReadOnlySpan<int> Find(ulong term) => _ids.Find(term) is >= 0 and int id ? _concepts[id] : [];
}
