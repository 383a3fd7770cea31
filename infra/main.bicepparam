using 'main.bicep'

param name = 'servicedesk'
param displayName = 'Service Desk'
param planSku = 'P0v3'
param instances = 2
param storageSku = 'Standard_ZRS'
