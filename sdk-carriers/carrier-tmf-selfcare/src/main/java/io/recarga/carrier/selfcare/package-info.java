/**
 * Plans, usage, promotions, points and bills by TMF620, 677, 671, 658 and 678; for apps whose carrier
 * offers these APIs.
 */
@NullMarked
package io.recarga.carrier.selfcare;

import org.jspecify.annotations.NullMarked;
