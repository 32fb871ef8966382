import type { FormDefinition } from '../../platform/http/index.ts'
import { cancelForm } from './cancel.ts'
import { orderForm } from './order.ts'
import { purchaseOrderForm } from './purchase-order.ts'

/** What a buyer asks for: an order, a purchase order number, an end. */
export const forms: FormDefinition[] = [orderForm, purchaseOrderForm, cancelForm]
