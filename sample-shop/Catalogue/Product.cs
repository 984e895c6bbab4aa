using LigdiCash.Checkout;

namespace SampleShop;

public sealed record Product(string Sku, Money Price, Words Name, Words Unit, Words Text, Words Story);

public sealed record Words(string French, string English)
{
    public static implicit operator string(Words words) => words.ToString();

    public override string ToString() => Wording.Say(French, English);
}
