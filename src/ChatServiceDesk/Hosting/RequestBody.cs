using System.Buffers;

namespace ChatServiceDesk.Hosting;

/// <summary>Reads a body into a pooled buffer that never grows past the limit, however much is sent and however it is cut.</summary>
internal sealed class RequestBody(RequestLimits limits) : IDisposable
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>Why a body was not read to its end.</summary>
    internal sealed record Refusal(int Status, string Why);

    /// <summary>Until this is disposed of.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <returns><see langword="null"/> when all of it was read.</returns>
    /// <exception cref="OperationCanceledException">The sender has gone.</exception>
    public async ValueTask<Refusal?> ReadAsync(HttpRequest request, TimeProvider clock, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(limits.Patience, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (request.ContentLength > limits.MaxBytes || !await FillAsync(request.Body, (int?)request.ContentLength, either.Token))
            {
                return new Refusal(StatusCodes.Status413PayloadTooLarge, "is too large");
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Refusal(StatusCodes.Status408RequestTimeout, "comes too slowly");
        }
        catch (BadHttpRequestException e)
        {
            return new Refusal(e.StatusCode, "breaks the rules of HTTP"); // Too slow or too large as well: the web server notices some of that first.
        }
        catch (IOException)
        {
            return new Refusal(StatusCodes.Status400BadRequest, "broke off");
        }

        return RequestForm.IsWide(Bytes) ? new Refusal(StatusCodes.Status415UnsupportedMediaType, "is not in UTF-8") : null;
    }

    public void Dispose() => ReplaceBuffer([]);

    /// <returns>Whether all of it fits.</returns>
    private async ValueTask<bool> FillAsync(Stream body, int? length, CancellationToken cancellationToken)
    {
        Grow(Math.Min(length ?? FirstBytes, limits.MaxBytes));
        while (_length < limits.MaxBytes)
        {
            if (_length == _buffer.Length)
            {
                Grow(Math.Min(2 * _length, limits.MaxBytes));
            }

            int room = Math.Min(_buffer.Length, limits.MaxBytes) - _length;
            int read = await body.ReadAsync(_buffer.AsMemory(_length, room), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            _length += read;
        }

        return await body.ReadAsync(new byte[1], cancellationToken) == 0;
    }

    private void Grow(int atLeast)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(atLeast, 1));
        Bytes.CopyTo(larger);
        ReplaceBuffer(larger);
    }

    private void ReplaceBuffer(byte[] next)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = next;
    }
}
