using System.Text;

namespace Checkout.Plugin.Tests;

// Fragments that mutations insert into a body.
internal static class BodyFragments
{
    public static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static readonly byte[] Nul = [0];

    public static readonly byte[][] Words = Of(
        "custom_data", "transaction_id", "keyof_customdata", "valueof_customdata", "external_id", "][", "%5B", "%00", "%",
        "\\u0000", "\\ud800", "null", "{}", "[]", "\"\"", "&", "=", "\"", "\\", ",", ":");

    public static readonly byte[][] Numbers = Of(
        "1e999999999", "-0", "0.1e-400", "99999999999999999999999999999999999999", "1E+309", "00", "-", "0x10", "١٢٣",
        "NaN", "1.", ".5");

    public static readonly byte[][] FormKeys = Of(
        "&a=1", "&custom_data[x]=1", "&custom_data[0][valueof_customdata]=1", "&=", "&", "&transaction_id=x",
        "&custom_data[[[]]]=x", "&custom_data=%5B%5D");

    public static readonly byte[][] Openings = Of(
        "[", "{\"a\":", "{\"custom_data\":", "[{\"valueof_customdata\":", "\"", "[[],", "{\"a\":{},\"b\":");

    public static readonly byte[][] Members = Of(
        "\"custom_data\":{\"transaction_id\":\"x\"},", "\"transaction_id\":\"x\",", "\"custom_data\":[],",
        "\"external_id\":\"\\u0000\",", "\"custom_data\":\"{}\",", "\"transaction_id\":1e400,");

    public static readonly byte[][] NoText =
        [[0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0x80, 0x80]];

    private static byte[][] Of(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
