/** DT One's Digital Value Services as a local server. */
@NullMarked
package io.recarga.simulator.dtone;

import org.jspecify.annotations.NullMarked;
