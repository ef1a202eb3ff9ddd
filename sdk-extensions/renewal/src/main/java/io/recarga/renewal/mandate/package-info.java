/** Auto-renewal that a person agreed to, within limits. Start with {@link io.recarga.renewal.mandate.Renewals}. */
@NullMarked
package io.recarga.renewal.mandate;

import org.jspecify.annotations.NullMarked;
