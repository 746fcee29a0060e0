package eo.caravan.routes.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of computing: so much a million computed cells of the results, rounded up to a millionth of the currency. Storing and
 * downloading cost nothing.
 *
 * @param currency of the price and of all costs
 * @param millionCells the price of a million cells
 */
public record Tariff(String currency, BigDecimal millionCells) {
    private static final int DECIMALS = 6;

    /** What computing so many cells costs. */
    public BigDecimal costs(long cells) {
        return millionCells
                .multiply(BigDecimal.valueOf(cells))
                .movePointLeft(6)
                .setScale(DECIMALS, RoundingMode.CEILING)
                .stripTrailingZeros();
    }
}
