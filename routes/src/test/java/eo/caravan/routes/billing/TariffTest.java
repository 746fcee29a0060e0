package eo.caravan.routes.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TariffTest {
    @Test
    void a_million_cells_cost_the_price() {
        assertThat(new Tariff("EUR", new BigDecimal("0.25")).costs(1_000_000)).isEqualByComparingTo("0.25");
    }

    @Test
    void the_smallest_work_costs_the_smallest_amount() {
        assertThat(new Tariff("EUR", new BigDecimal("0.001")).costs(1)).isEqualByComparingTo("0.000001");
    }

    @Test
    void what_has_no_price_costs_nothing() {
        assertThat(new Tariff("EUR", BigDecimal.ZERO).costs(1_000_000)).isEqualByComparingTo("0");
    }
}
