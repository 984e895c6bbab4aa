using System.Text;

namespace Checkout.Plugin.Tests;

internal static class UnreadableAnswers
{
    private const int LongestAnswer = 256 * 1024;

    private static readonly string[] Errors = ["", "Bad Gateway", "<html></html>", "{}", """{"message":"Too many requests"}"""];

    public static readonly ConfirmMutation[] All =
    [
        ConfirmMutation.Of("nothing", (_, dice) => dice.OneOf(["", " ", "\r\n", "\0"])),
        ConfirmMutation.Of("a page for people", (trial, _) => $"<html><body>{trial.Honest}</body></html>"),
        ConfirmMutation.Of("no object", (trial, dice) => dice.OneOf(["null", "true", "42", "\"completed\"", "[]", $"[{trial.Honest}]"])),
        ConfirmMutation.Of(
            "wrapped in another answer", (trial, dice) => $"{{\"{dice.OneOf(["data", "response", "result", "0"])}\":{trial.Honest}}}"),
        ConfirmMutation.Of("truncated", (trial, dice) => trial.Honest.ToBytes()[..^(1 + dice.Below(trial.Honest.ToBytes().Length - 1))]),
        ConfirmMutation.Of("two answers", (trial, dice) =>
            $"{trial.Honest}{dice.OneOf(["", ",", "\n", "\0"])}{trial.Honest.With("status", "\"pending\"")}"),
        ConfirmMutation.Of(
            "something before it", (trial, dice) => $"{dice.OneOf(["x", "<?php ", "Warning: ", "while(1);", ")]}',"])}{trial.Honest}"),
        ConfirmMutation.Of("something after it", (trial, dice) => $"{trial.Honest}{dice.OneOf(["x", "}", "]", "<!-- 3 ms -->", "null"])}"),
        ConfirmMutation.Of("in another encoding", (trial, dice) =>
            dice.OneOf([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32]).GetBytes(trial.Honest.ToString())),
        ConfirmMutation.Of(
            "too long", (trial, dice) => trial.Honest.And("description", $"\"{new string('x', LongestAnswer + dice.Below(4096))}\"")),
        ConfirmMutation.Of("too deep", (trial, dice) => trial.Honest.And("description", $"{new string('[', 17 + dice.Below(2_000))}")),
        ConfirmMutation.Of("a member twice, deep inside", (trial, dice) =>
            trial.Honest.And("details", dice.OneOf(["{\"a\":1,\"a\":2}", "[{\"x\":{\"\":1,\"\":1}}]", "{\"a\":1,\"\\u0061\":1}"]))),
        ConfirmMutation.Of("single quotes", (trial, _) => trial.Honest.ToString().Replace('"', '\'')),
        new("broken off on the way", (trial, dice) => new StreamContent(new BreakingStream(trial.Honest.ToBytes(), dice))),
        new("an error without an answer", (_, dice) => new StringContent(dice.OneOf(Errors))) { HttpStatus = 502 },
        new("sent elsewhere", (_, _) => new StringContent("")) { HttpStatus = 302 },
    ];

    // The connection is reset within a body of unknown length.
    private sealed class BreakingStream(byte[] answer, Dice dice) : MemoryStream(answer[..dice.Below(answer.Length)])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("Connection reset by peer");
    }
}
