using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LigdiCash.Emulator;

internal readonly record struct Html(string Text)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Of(FormattableString markup) =>
        new(string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Encode)]));

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> show) => new(string.Concat(items.Select(item => show(item).Text)));

    public static Html If(bool condition, Func<Html> show) => condition ? show() : default;

    public static Html English(string text) => Of($"""<span lang="en">{text}</span>""");

    public static Html Gloss(string text, string english) => Of($"""<p class="gloss">{text} {English(english)}</p>""");

    public override string ToString() => Text ?? "";

    private static object Encode(object? hole) => hole switch
    {
        Html markup => markup.ToString(),
        null => "",
        _ => Encoder.Encode(Convert.ToString(hole, CultureInfo.InvariantCulture) ?? ""),
    };
}
