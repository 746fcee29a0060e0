/**
 * Who uses the back-end. Begin with {@link eo.caravan.api.account.Account}. How somebody proves who they are (passwords,
 * tokens) does not belong here.
 */
package eo.caravan.api.account;
