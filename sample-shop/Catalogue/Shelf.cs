using LigdiCash.Checkout;

namespace SampleShop;

public static class Shelf
{
    public static IReadOnlyList<Product> Products { get; } =
    [
        new("danfani", Money.Xof(2_500), new("Tissu faso danfani", "Faso danfani cloth"), new("le mètre", "per metre"),
            new("Coton tissé à la main à Koudougou, rayures indigo et terre.", "Cotton hand-woven in Koudougou, indigo and earth stripes."),
            new("Le fil est filé, teint et tissé au même endroit : l’indigo vient de la plante, la terre vient de l’écorce. "
                + "La bande fait environ un mètre de large ; lavez-la à l’eau froide les deux premières fois.",
                "The yarn is spun, dyed and woven in one place: the indigo comes from the plant, the earth tone from bark. "
                + "The strip is about a metre wide; wash it in cold water the first two times.")),
        new("karite", Money.Xof(1_500), new("Beurre de karité", "Shea butter"), new("pot de 250 g", "250 g jar"),
            new("Baratté par les femmes de Réo, non raffiné, parfum de noisette.",
                "Churned by the women of Réo, unrefined, with a nutty scent."),
            new("Rien que du karité : pour la peau, pour les cheveux, pour les mains qui travaillent. "
                + "Il fond à la chaleur et reprend au frais, sans rien perdre. Se garde deux ans à l’abri du soleil.",
                "Nothing but shea: for skin, for hair, for hands that work. "
                + "It melts in the heat and sets again when cool, and loses nothing. Keeps for two years out of the sun.")),
        new("miel", Money.Xof(3_000), new("Miel de Bobo", "Honey from Bobo"), new("pot de 500 g", "500 g jar"),
            new("Miel de savane, ambré et crémeux, des ruches de Bobo-Dioulasso.",
                "Savanna honey, amber and creamy, from hives near Bobo-Dioulasso."),
            new("Récolté deux fois l’an, après la floraison du néré et du karité, puis filtré à froid. "
                + "S’il cristallise, c’est bon signe : posez le pot dans de l’eau tiède.",
                "Harvested twice a year, after the néré and shea trees flower, then filtered cold. "
                + "If it crystallises, that is a good sign: stand the jar in warm water.")),
        new("bissap", Money.Xof(1_000), new("Fleurs de bissap", "Bissap flowers"), new("sachet de 200 g", "200 g bag"),
            new("Hibiscus rouge séché au soleil, pour une boisson bien fraîche.", "Sun-dried red hibiscus for a properly cold drink."),
            new("Deux poignées dans un litre d’eau chaude, dix minutes, du sucre, de la menthe, puis la glace. "
                + "Un sachet donne environ huit litres.",
                "Two handfuls in a litre of hot water, ten minutes, sugar, mint, then ice. One bag makes about eight litres.")),
        new("attieke", Money.Xof(800), new("Attiéké", "Attiéké"), new("sachet de 1 kg", "1 kg bag"),
            new("Semoule de manioc fine et légère, prête en dix minutes.", "Fine, light cassava couscous, ready in ten minutes."),
            new("Séché, il voyage bien : mouillez-le, laissez gonfler, passez à la vapeur. "
                + "Avec du poisson braisé et de la tomate, il nourrit six personnes.",
                "Dried, so it travels well: wet it, let it swell, steam it. With grilled fish and tomato, it feeds six.")),
        new("panier", Money.Xof(9_500), new("Panier de Bolgatanga", "Bolgatanga basket"), new("la pièce", "each"),
            new("Paille tressée, anse de cuir : il porte tout le marché.", "Woven straw, leather handle: carries the whole market."),
            new("Trois jours de tressage pour un panier, et pas deux pareils : les couleurs de l’image sont une idée, non une promesse. "
                + "Un peu d’eau lui rend sa forme.",
                "Three days of weaving make one basket, and no two are alike: the colours in the picture are an idea, not a promise. "
                + "A little water gives it back its shape.")),
        new("cafe", Money.Xof(2_800), new("Café de Man", "Coffee from Man"), new("paquet de 250 g", "250 g bag"),
            new("Robusta des montagnes de Man, torréfaction brune, moulu.", "Robusta from the hills of Man, dark roast, ground."),
            new("Corsé, peu acide, goût de cacao. Moulu pour la cafetière comme pour la casserole. Torréfié la semaine de l’envoi.",
                "Strong, low in acid, with a taste of cocoa. Ground for the pot as well as for the pan. Roasted in the week it is sent.")),
        new("djembe", Money.Xof(45_000), new("Djembé", "Djembe"), new("la pièce", "each"),
            new("Fût de lingué, peau de chèvre, tendu et accordé à la main.", "Lingué wood, goat skin, strung and tuned by hand."),
            new("Taillé dans une seule pièce de bois, 60 cm de haut, environ sept kilos. "
                + "Livré accordé ; la corde se retend quand la saison change.",
                "Carved from a single piece of wood, 60 cm high, about seven kilos. "
                + "It arrives tuned; the rope is tightened again when the season turns.")),
    ];

    public static Product? Find(string? sku) => Products.FirstOrDefault(product => product.Sku == sku);
}
