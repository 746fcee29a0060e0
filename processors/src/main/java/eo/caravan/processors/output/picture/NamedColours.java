package eo.caravan.processors.output.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ramps of colours that people know by name: those of matplotlib, by evenly spaced stops, and two of our own. */
enum NamedColours {
    GREY("000000 FFFFFF"),
    VIRIDIS(
            "440154 48186A 472D7B 424086 3B528B 33638D 2C728E 26828E 21908C 1F9F88 27AD81 3EBC74 5CC863 82D34D AADC32 D5E21A FDE725"),
    MAGMA(
            "000004 0A0822 1D1147 36106B 50127C 691C81 822681 9C2E7F B6367A CF4070 E65164 F46A5C FB8861 FEA571 FEC287 FDE0A1 FCFDBF"),
    INFERNO(
            "000004 0B0724 210C4A 3D0965 56106E 70196E 89226A A32C61 BB3654 D14545 E35932 F1721E F98C0A FCAA0F F9C932 F2E865 FCFFA4"),
    PLASMA(
            "0D0887 310597 4C02A1 6600A7 7E03A8 9511A1 A92395 BC3587 CC4678 D9596A E56B5D F07F4F F89441 FDAB33 FDC328 F9DD25 F0F921"),
    CIVIDIS(
            "00224E 002E6A 1A386F 32436D 434E6C 535A6D 61656F 6F7073 7C7C78 8B8778 9A9376 AAA073 BBAD6D CCBA64 DDC858 EFD748 FEE838"),
    TURBO(
            "30123B 4040A2 466BE3 4293FF 28BBEC 18DCC3 31F299 6BFE64 A2FC3C CCED34 EDD03A FDAD35 FB8022 EC520F D23105 AC1701 7A0403"),
    GREENS("F7FCF5 E5F5E0 C7E9C0 A1D99B 74C476 41AB5D 238B45 006D2C 00441B"),
    REDS("FFF5F0 FEE0D2 FCBBA1 FC9272 FB6A4A EF3B2C CB181D A50F15 67000D"),
    BLUES("F7FBFF DEEBF7 C6DBEF 9ECAE1 6BAED6 4292C6 2171B5 08519C 08306B"),
    YLGN("FFFFE5 F7FCB9 D9F0A3 ADDD8E 78C679 41AB5D 238443 006837 004529"),
    YLORRD("FFFFCC FFEDA0 FED976 FEB24C FD8D3C FC4E2A E31A1C BD0026 800026"),
    RDYLGN("A50026 D73028 F46D43 FDAE61 FEE08B FEFEBE D9EF8B A6D86A 66BD63 1A9850 006837"),
    RDYLBU("A50026 D73028 F46D43 FDAE61 FEE090 FEFEBF E0F3F8 ABD9E9 74ADD1 4675B4 313695"),
    RDBU("67001F B2182C D6604D F4A582 FDDBC7 F6F6F6 D1E5F0 91C5DD 4393C3 2166AC 053061"),
    BRBG("543005 8C510A BF812D DEC27D F6E8C3 F4F5F4 C7EAE5 80CDC1 35978F 02665E 003C30"),
    SPECTRAL("9E0142 D53E4F F46D43 FDAE61 FEE08B FFFEBE E6F598 ABDCA4 66C2A5 3388BC 5E4FA2"),
    /** Green over brown to white: for elevation. */
    TERRAIN("1B6D3A 8DB360 E8D8A0 A9764A 7A5C4A FFFFFF");

    private static final String REVERSED = "_r";
    private static final int HEX = 16;

    private final String stops;

    NamedColours(String stops) {
        this.stops = stops;
    }

    /** Red, green and blue in one number, of evenly spaced stops; those of a name that ends in {@code _r} the other way round. */
    static int[] stops(String name) {
        boolean reversed = name.endsWith(REVERSED);
        String forward = reversed ? name.substring(0, name.length() - REVERSED.length()) : name;
        int[] stops = Arrays.stream(
                        valueOf(forward.toUpperCase(Locale.ROOT)).stops.split(" "))
                .mapToInt(text -> Integer.parseInt(text, HEX))
                .toArray();
        int[] ordered = stops.clone();
        for (int i = 0; reversed && i < stops.length; i++) {
            ordered[i] = stops[stops.length - 1 - i];
        }
        return ordered;
    }

    /** All names, in lower case. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(map -> map.name().toLowerCase(Locale.ROOT))
                .flatMap(name -> List.of(name, name + REVERSED).stream())
                .toList();
    }
}
