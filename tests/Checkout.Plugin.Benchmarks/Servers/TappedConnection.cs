using System.Buffers.Binary;
using System.Text;

namespace Checkout.Plugin.Benchmarks;

// Matches the statements and answers of a connection in PostgreSQL's protocol, version 3.
internal sealed class TappedConnection(Action<TappedTransaction> keep)
{
    private readonly MessageCutter _said = new(hasStartup: true);
    private readonly MessageCutter _answered = new(hasStartup: false);
    private readonly Dictionary<string, string> _statements = new(StringComparer.Ordinal);
    private readonly Queue<Expected> _expected = [];
    private readonly Lock _gate = new();
    private List<TappedStatement> _open = [];
    private string _bound = "";

    private enum Kind
    {
        Execute,
        Query,
        Sync,
    }

    public void Said(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (var (type, body) in _said.Cut(bytes))
            {
                Said(type, Encoding.UTF8.GetString(body).Split('\0'));
            }
        }
    }

    public void Answered(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (var (type, body) in _answered.Cut(bytes))
            {
                Answered(type, body);
            }
        }
    }

    private void Said(char type, string[] texts)
    {
        switch (type)
        {
            case 'P':
                _statements[texts[0]] = texts[1];
                break;
            case 'B':
                _bound = _statements.GetValueOrDefault(texts[1], "");
                break;
            case 'E':
                _expected.Enqueue(new(Kind.Execute, _bound));
                break;
            case 'Q':
                _expected.Enqueue(new(Kind.Query, texts[0]));
                break;
            case 'S':
                _expected.Enqueue(new(Kind.Sync, ""));
                break;
        }
    }

    private void Answered(char type, byte[] body)
    {
        if (type == 'C' && _expected.TryPeek(out var asked))
        {
            _open.Add(new(asked.Sql, Encoding.UTF8.GetString(body).TrimEnd('\0')));
            if (asked.Kind == Kind.Execute)
            {
                _expected.Dequeue();
            }
        }
        else if (type == 'Z')
        {
            EndRound(outsideTransaction: body[0] == (byte)'I');
        }
    }

    // An error skips the rest of its round.
    private void EndRound(bool outsideTransaction)
    {
        while (_expected.TryDequeue(out var skipped) && skipped.Kind == Kind.Execute)
        {
        }

        if (outsideTransaction && _open.Count > 0)
        {
            keep(new(_open));
            _open = [];
        }
    }

    private sealed record Expected(Kind Kind, string Sql);

    private sealed class MessageCutter(bool hasStartup)
    {
        private readonly List<byte> _rest = [];
        private bool _startup = hasStartup;

        public List<(char Type, byte[] Body)> Cut(ReadOnlySpan<byte> bytes)
        {
            _rest.AddRange(bytes);
            var messages = new List<(char, byte[])>();
            while (TryTake(out var message))
            {
                messages.Add(message);
            }

            return messages;
        }

        private bool TryTake(out (char Type, byte[] Body) message)
        {
            var head = _startup ? 0 : 1;
            message = default;
            if (_rest.Count < head + 4 || _rest.Count < head + Length(head))
            {
                return false;
            }

            var end = head + Length(head);
            message = (_startup ? '\0' : (char)_rest[0], [.. _rest[(head + 4)..end]]);
            _rest.RemoveRange(0, end);
            _startup = false;
            return true;
        }

        private int Length(int at) => BinaryPrimitives.ReadInt32BigEndian([_rest[at], _rest[at + 1], _rest[at + 2], _rest[at + 3]]);
    }
}
