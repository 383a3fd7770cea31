using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>A model as bytes: little-endian, closed by the SHA-256 of everything before it.</summary>
internal static class ModelFile
{
    /// <summary>"CEAR" and the version of the layout.</summary>
    private const ulong Magic = 0x0000_0003_5241_4543;

    /// <param name="model">What is written.</param>
    /// <param name="lexicon">The fingerprint of the lexicon that it was made with.</param>
    /// <param name="destination">Left open.</param>
    public static void Write(Model model, ulong lexicon, Stream destination)
    {
        using MemoryStream body = new();
        using (BinaryWriter writer = new(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(lexicon);
            writer.Write(model.Thresholds.Security);
            writer.Write(model.Thresholds.Sure);
            writer.Write(model.Thresholds.Unsure);
            writer.Write(model.Heads.Count);
            foreach (Head head in model.Heads) Write(head, writer);
            writer.Write(model.Weights.Rows);
            writer.Write(model.Weights.Columns);
            writer.Write(model.Wordwise);
            writer.Write(MemoryMarshal.AsBytes(model.Output.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Weights.Scales.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Features.ToKeys().AsSpan()));
            for (int row = 0; row < model.Weights.Rows; row++) writer.Write(MemoryMarshal.AsBytes(model.Weights.Row(row)[..model.Weights.Columns]));
        }

        ReadOnlySpan<byte> bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        destination.Write(bytes);
        destination.Write(SHA256.HashData(bytes));
    }

    /// <param name="source">Read to its end.</param>
    /// <param name="lexicon">The fingerprint of the lexicon that it will read with.</param>
    /// <exception cref="InvalidDataException">The bytes are not a model, are of another version or made with another lexicon, or are damaged.</exception>
    public static Model Read(Stream source, ulong lexicon)
    {
        using MemoryStream copy = new();
        source.CopyTo(copy);
        ReadOnlySpan<byte> bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        if (bytes.Length < (2 * sizeof(ulong)) + SHA256.HashSizeInBytes) throw new InvalidDataException("Too short to be a model.");
        ReadOnlySpan<byte> body = bytes[..^SHA256.HashSizeInBytes];
        if (BitConverter.ToUInt64(body) != Magic) throw new InvalidDataException("Not a model of this version.");
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..])) throw new InvalidDataException("The model is damaged.");
        if (BitConverter.ToUInt64(body[sizeof(ulong)..]) != lexicon) throw new InvalidDataException("Made with another lexicon.");
        copy.Position = 2 * sizeof(ulong);
        using BinaryReader reader = new(copy, Encoding.UTF8);
        return ReadBody(reader);
    }

    private static Model ReadBody(BinaryReader reader)
    {
        Thresholds thresholds = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        Head[] heads = new Head[reader.ReadInt32()];
        int labels = 0;
        for (int i = 0; i < heads.Length; i++)
        {
            heads[i] = ReadHead(reader, labels);
            labels += heads[i].Labels.Count;
        }

        int rows = reader.ReadInt32();
        int columns = reader.ReadInt32();
        int wordwise = reader.ReadInt32();
        float[] output = new float[(columns - labels) * QuantizedWeights.StrideOf(labels)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(output.AsSpan()));
        float[] scales = new float[columns];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        ulong[] keys = new ulong[rows - 1];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        FeatureDictionary features = new(rows);
        foreach (ulong key in keys) features.Add(key);
        return new Model(features, heads, new QuantizedWeights(rows, columns, scales, ReadRows(reader, rows, columns)), wordwise, output).With(thresholds);
    }

    /// <summary>The file holds no padding.</summary>
    private static sbyte[] ReadRows(BinaryReader reader, int rows, int columns)
    {
        int stride = QuantizedWeights.StrideOf(columns);
        sbyte[] values = new sbyte[rows * stride];
        for (int row = 0; row < rows; row++) reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(row * stride, columns)));
        return values;
    }

    private static void Write(Head head, BinaryWriter writer)
    {
        writer.Write(head.Name);
        writer.Write(head.OutOfScope);
        writer.Write(head.Temperature);
        writer.Write(head.Lead);
        writer.Write(head.Labels.Count);
        foreach (string label in head.Labels) writer.Write(label);
    }

    private static Head ReadHead(BinaryReader reader, int column)
    {
        string name = reader.ReadString();
        int outOfScope = reader.ReadInt32();
        double temperature = reader.ReadDouble();
        float lead = reader.ReadSingle();
        string[] labels = new string[reader.ReadInt32()];
        for (int i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        return new Head(name, labels, column, outOfScope) { Temperature = temperature, Lead = lead };
    }
}
