namespace SearchPlans.Web.Writing;

/// <summary>A request was turned away by what came of it so far.</summary>
internal sealed class TurnedAwayException() : Exception("The request may not go on.");

/// <summary>The body of a request of which only so many bytes are given before somebody was asked whether to go on.</summary>
/// <param name="body">The body.</param>
/// <param name="freeBytes">How many bytes are given unasked.</param>
/// <param name="mayGoOn">Asked once.</param>
internal sealed class AskingStream(Stream body, int freeBytes, Func<Task<bool>> mayGoOn) : SequentialReadStream
{
    private int _free = freeBytes;
    private bool _isAsked;

    /// <summary>Asks, unless that was done.</summary>
    /// <exception cref="TurnedAwayException">The answer is no.</exception>
    public async Task AskAsync()
    {
        if (!_isAsked)
        {
            _isAsked = await mayGoOn() ? true : throw new TurnedAwayException();
        }
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isAsked && _free == 0)
        {
            await AskAsync();
        }
        int count = await body.ReadAsync(_isAsked ? buffer : buffer[..Math.Min(buffer.Length, _free)], cancellationToken);
        _free -= _isAsked ? 0 : count;
        return count;
    }
}
