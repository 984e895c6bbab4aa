using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace LigdiCash.Client;

/// <summary>A key or token that prints as <c>***</c> wherever it ends up: logs, JSON, debugger, exception texts.</summary>
/// <remarks>Configuration binds it from plain text. Compare two with <see cref="Equals(Secret)"/>, which takes the same time whatever
/// differs.</remarks>
[TypeConverter(typeof(SecretTypeConverter))]
[JsonConverter(typeof(SecretJsonConverter))]
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Keeps <paramref name="value"/>, to be had back from <see cref="Reveal"/> only.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null; an empty text is allowed, see
    /// <see cref="IsEmpty"/>.</exception>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Whether there is nothing in it but blanks.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    /// <summary>The plain text. Call it where the text leaves for the gateway or the database, nowhere else.</summary>
    public string Reveal() => _value;

    /// <inheritdoc />
    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Digest(_value), Digest(other._value));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Three asterisks, whatever the value.</summary>
    public override string ToString() => "***";

    // Digests have one length, so that not even the length of the value shows in the time taken.
    private static byte[] Digest(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
