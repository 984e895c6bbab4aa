using Checkout.Plugin;

namespace SampleShop;

public sealed record Product(string Sku, Money Price, string FrenchName, string EnglishName, string FrenchUnit, string EnglishUnit, string FrenchText, string EnglishText)
{
    public string Name => Wording.Say(FrenchName, EnglishName);

    public string Unit => Wording.Say(FrenchUnit, EnglishUnit);

    public string Text => Wording.Say(FrenchText, EnglishText);
}
