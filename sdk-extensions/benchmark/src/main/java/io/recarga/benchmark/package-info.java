/** What a top-up costs, against bare HTTP calls and a bare database, measured in one run. */
@NullMarked
package io.recarga.benchmark;

import org.jspecify.annotations.NullMarked;
