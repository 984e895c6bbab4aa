using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using LigdiCash.Client.Secrets;

namespace LigdiCash.Client;

/// <summary>A key or token that prints as <c>***</c> in logs, JSON, the debugger and exception texts.</summary>
/// <remarks>Configuration binds it from plain text. <see cref="Equals(Secret)"/> compares in constant time.</remarks>
[TypeConverter(typeof(SecretTypeConverter))]
[JsonConverter(typeof(SecretJsonConverter))]
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Wraps <paramref name="value"/>. Only <see cref="Reveal"/> returns it. An empty text is allowed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Whether the text is empty or blank.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    /// <summary>Returns the plain text. Call it only to send the text to the gateway or to the database.</summary>
    public string Reveal() => _value;

    /// <inheritdoc />
    public bool Equals(Secret? other) => other is not null && CryptographicOperations.FixedTimeEquals(Digest(_value), Digest(other._value));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Three asterisks.</summary>
    public override string ToString() => "***";

    // Digests of equal length hide the length of the value from timing.
    private static byte[] Digest(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
