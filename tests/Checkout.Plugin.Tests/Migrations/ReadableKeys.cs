using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Plugin.Tests.Migrations;

// Data Protection without a key, so that every later run reads what a stored dump holds. A value stays bound to its purpose.
internal sealed class ReadableKeys(string purpose = "") : IDataProtector
{
    private byte[] Prefix => Encoding.UTF8.GetBytes($"{purpose}:");

    public IDataProtector CreateProtector(string name) => new ReadableKeys($"{purpose}/{name}");

    public byte[] Protect(byte[] plaintext) => [.. Prefix, .. plaintext];

    public byte[] Unprotect(byte[] protectedData) => protectedData.AsSpan().StartsWith(Prefix)
        ? protectedData[Prefix.Length..]
        : throw new System.Security.Cryptography.CryptographicException("The value has another purpose.");
}
