using Checkout.Plugin;

namespace SampleShop;

/// What there is to buy. The only place that knows a price.
public static class Shelf
{
    public static IReadOnlyList<Product> Products { get; } =
    [
        new("danfani", Money.Xof(2_500), "Tissu faso danfani", "Faso danfani cloth", "le mètre", "per metre",
            "Coton tissé à la main à Koudougou, rayures indigo et terre.", "Cotton hand-woven in Koudougou, indigo and earth stripes."),
        new("karite", Money.Xof(1_500), "Beurre de karité", "Shea butter", "pot de 250 g", "250 g jar",
            "Baratté par les femmes de Réo, non raffiné, parfum de noisette.", "Churned by the women of Réo, unrefined, with a nutty scent."),
        new("miel", Money.Xof(3_000), "Miel de Bobo", "Honey from Bobo", "pot de 500 g", "500 g jar",
            "Miel de savane, ambré et crémeux, des ruches de Bobo-Dioulasso.", "Savanna honey, amber and creamy, from hives near Bobo-Dioulasso."),
        new("bissap", Money.Xof(1_000), "Fleurs de bissap", "Bissap flowers", "sachet de 200 g", "200 g bag",
            "Hibiscus rouge séché au soleil, pour une boisson bien fraîche.", "Sun-dried red hibiscus for a properly cold drink."),
        new("attieke", Money.Xof(800), "Attiéké", "Attiéké", "sachet de 1 kg", "1 kg bag",
            "Semoule de manioc fine et légère, prête en dix minutes.", "Fine, light cassava couscous, ready in ten minutes."),
        new("panier", Money.Xof(9_500), "Panier de Bolgatanga", "Bolgatanga basket", "la pièce", "each",
            "Paille tressée, anse de cuir : il porte tout le marché.", "Woven straw, leather handle: carries the whole market."),
        new("cafe", Money.Xof(2_800), "Café de Man", "Coffee from Man", "paquet de 250 g", "250 g bag",
            "Robusta des montagnes de Man, torréfaction brune, moulu.", "Robusta from the hills of Man, dark roast, ground."),
        new("djembe", Money.Xof(45_000), "Djembé", "Djembe", "la pièce", "each",
            "Fût de lingué, peau de chèvre, tendu et accordé à la main.", "Lingué wood, goat skin, strung and tuned by hand."),
    ];

    public static Product? Find(string? sku) => Products.FirstOrDefault(product => product.Sku == sku);
}
