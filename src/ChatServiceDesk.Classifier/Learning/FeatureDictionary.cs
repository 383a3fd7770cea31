using System.Numerics;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>
/// From the hash of an n-gram to a small number, by open addressing. Exact as far as 64 bits go: unlike feature hashing,
/// what was never seen has no number instead of somebody else's.
/// </summary>
internal sealed class FeatureDictionary
{
    private const int SmallestCapacity = 16;

    private ulong[] _keys;
    private int[] _ids;

    public FeatureDictionary(int expected = 0)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestCapacity, expected * 2));
        _keys = new ulong[capacity];
        _ids = new int[capacity];
        Array.Fill(_ids, -1);
    }

    public int Count { get; private set; }

    /// <returns>-1 for an n-gram that is not here.</returns>
    public int Find(ulong hash) => _ids[SlotOf(hash)];

    /// <summary>Numbers are handed out from 0 in the order of arrival.</summary>
    public int Add(ulong hash)
    {
        int slot = SlotOf(hash);
        if (_ids[slot] >= 0) return _ids[slot];
        if ((Count + 1) * 2 > _keys.Length)
        {
            Grow();
            slot = SlotOf(hash);
        }

        _keys[slot] = hash;
        _ids[slot] = Count;
        return Count++;
    }

    /// <summary>The hashes in the order of their numbers.</summary>
    public ulong[] ToKeys()
    {
        ulong[] keys = new ulong[Count];
        for (int slot = 0; slot < _ids.Length; slot++)
        {
            if (_ids[slot] >= 0) keys[_ids[slot]] = _keys[slot];
        }

        return keys;
    }

    private int SlotOf(ulong hash)
    {
        int mask = _keys.Length - 1;
        int slot = (int)((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15 >> 40) & mask;
        while (_ids[slot] >= 0 && _keys[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        ulong[] keys = ToKeys();
        _keys = new ulong[_keys.Length * 2];
        _ids = new int[_keys.Length];
        Array.Fill(_ids, -1);
        for (int id = 0; id < keys.Length; id++)
        {
            int slot = SlotOf(keys[id]);
            _keys[slot] = keys[id];
            _ids[slot] = id;
        }
    }
}
